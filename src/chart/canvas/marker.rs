//! Markers: one colour and one shape per group, so that a figure survives grey print.

use super::{At, COLOURS, Canvas, Colour};

/// Draws the marker of group number `group` (0 and up) around `at`. Seven colours and five
/// shapes give 35 different markers.
pub fn marker(canvas: &mut Canvas<'_>, at: At, radius: i32, group: usize) -> Colour {
    let colour = COLOURS[group % COLOURS.len()];
    let (x, y) = at;
    let r = radius;
    // Areas near that of the circle.
    let (side, wide) = (r * 9 / 10, r * 13 / 10);
    match group % 5 {
        0 => canvas.disc(at, r, colour),
        1 => canvas.rect((x - side, y - side), (x + side, y + side), colour),
        2 => canvas.area(&[(x, y - wide), (x + wide, y + r), (x - wide, y + r)], colour),
        3 => canvas.area(&[(x, y - wide), (x + wide, y), (x, y + wide), (x - wide, y)], colour),
        _ => canvas.area(&[(x, y + wide), (x + wide, y - r), (x - wide, y - r)], colour),
    }
    colour
}
