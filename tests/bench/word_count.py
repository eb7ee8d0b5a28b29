"""Words of a made-up text counted in a dict."""
import sys

SYLLABLES = ["ka", "to", "mi", "re", "su", "no", "la", "ve"]


def text_of(n):
    seed = 42
    words = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        first, second = seed // 65536 % 8, seed // 1024 % 8
        words.append(SYLLABLES[first] + SYLLABLES[second] + (SYLLABLES[seed // 7 % 8] if seed % 3 == 0 else ""))
    return " ".join(words)


def main(n):
    text = text_of(n)
    counts = {}
    for _ in range(4):
        for word in text.split(" "):
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    letters = {}
    for ch in text:
        letters[ch] = letters.get(ch, 0) + 1
    top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]
    print("word_count", n, len(counts), len(letters), letters["a"], *[f"{word}={count}" for word, count in top])


main(int(sys.argv[1]) if len(sys.argv) > 1 else 600_000)  # smoke: 2000
