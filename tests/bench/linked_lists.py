"""Linked lists built, reversed, merged and dropped."""
import sys


class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next


def build(n, seed):
    head = None
    for _ in range(n):
        seed = (seed * 1021 + 97) % 65521
        head = Node(seed, head)
    return head


def reverse(head):
    result = None
    while head is not None:
        head.next, result, head = result, head, head.next
    return result


def merge(a, b):
    first = last = Node(0, None)
    while a is not None and b is not None:
        if a.value < b.value:
            last.next = a
            a = a.next
        else:
            last.next = b
            b = b.next
        last = last.next
    last.next = a if a is not None else b
    return first.next


def sort(head, n):
    if n == 1:
        head.next = None
        return head
    half = n // 2
    middle = head
    for _ in range(half):
        middle = middle.next
    right = sort(middle, n - half)
    return merge(sort(head, half), right)


def main(n):
    checksum = 0
    for seed in range(12):
        head = reverse(build(n, seed + 1))
        node = sort(head, n)
        i = 0
        while node is not None:
            checksum = (checksum + node.value * (i % 10)) % 1000003
            node = node.next
            i += 1
    print("linked_lists", n, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 40_000)  # smoke: 100
