"""What a researcher does with polars and a word list: fold, cut into words, count hits by outlet.

    python3 tests/bench/peers/dictionary.py ARTICLES.jsonl.gz WORDS.csv

WORDS.csv has a column `pattern`, one folded word a line. Prints outlet, hits, words. No offsets, no
voices, no clitics, no cleaning: compare with `minzar run` on a spec that
measures that list alone, its tiers exact and folded.
"""

import gzip
import io
import sys

import polars as pl

# The folding of the Arabic pack, as far as one character becomes one or none.
FOLDED = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"}
DROPPED = r"[\u0640\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]"


def main(articles, words):
    listed = pl.read_csv(words)["pattern"]
    with gzip.open(articles) as lines:
        frame = pl.read_ndjson(io.BytesIO(lines.read()), schema={"outlet": pl.String, "title": pl.String, "body": pl.String})
    tokens = (
        frame.lazy()
        .with_columns(text=pl.concat_str("title", pl.lit("\n\n"), "body", ignore_nulls=True))
        .with_columns(pl.col("text").str.replace_all(DROPPED, "").str.replace_many(list(FOLDED), list(FOLDED.values())))
        .select("outlet", word=pl.col("text").str.to_lowercase().str.extract_all(r"[\p{L}\p{N}]+"))
        .explode("word")
        .group_by("outlet")
        .agg(hits=pl.col("word").is_in(listed.implode()).sum(), words=pl.len())
        .sort("outlet")
    )
    tokens.collect().write_csv(sys.stdout, separator="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
