"""What a field may hold. A rule tells what is wrong with a value, in words, or nothing.

Standard library only. Numbers are looked at as they were written: no floating point comes between.
"""

import json
import re
from decimal import Decimal

from ed25519 import ALPHABET

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")


class Number(str):
    """A number's text."""


def exact_json(data):
    """JSON in UTF-8. ValueError for anything else, for NaN and Infinity, and for a name said twice."""

    def once(pairs):
        if len({name for name, _value in pairs}) < len(pairs):
            raise ValueError("a name twice")
        return dict(pairs)

    def refuse(word):
        raise ValueError(word)

    return json.loads(
        data.decode("utf-8"),
        parse_int=Number,
        parse_float=Number,
        parse_constant=refuse,
        object_pairs_hook=once,
    )


def number_of(text):
    """The number that a query's or form's text stands for; the text itself where it is none."""
    return Number(text) if NUMBER.fullmatch(text) else text


def flag_of(text):
    return {"true": True, "false": False}.get(text, text)


class Rule:
    """`wrong(value)` judges what JSON gives; `read(text)` makes that of a query's or form's text."""

    def __init__(self, wrong, read=lambda text: text):
        self.wrong = wrong
        self.read = read


class File:
    """A form's file, of one of these types, which both its header and its first bytes must tell."""

    def __init__(self, *types):
        self.types = types


def is_text(value):
    return isinstance(value, str) and not isinstance(value, Number)


def text(shortest=0):
    def wrong(value):
        if not is_text(value):
            return "is no text"
        if any("\ud800" <= character <= "\udfff" for character in value):
            return "holds half a character"
        return None if len(value) >= shortest else "is empty"

    return Rule(wrong)


def word(*words):
    def wrong(value):
        return None if is_text(value) and value in words else f"is none of {', '.join(words)}"

    return Rule(wrong)


def within(value, low, high):
    """Whether a number lies between two; one too large for any arithmetic does not."""
    try:
        return Decimal(value) >= low and (high is None or Decimal(value) <= high)
    except ArithmeticError:
        return False


def number(low, high=None, above=False, places=None):
    """`above`: more than `low`, not as much. `places`: decimals, counted as they were written."""

    def wrong(value):
        if not isinstance(value, Number):
            return "is no number"
        if not within(value, low, high) or (above and Decimal(value) == low):
            return "is out of range"
        if places is not None and -Decimal(value).as_tuple().exponent > places:
            return f"has more than {places} decimals"
        return None

    return Rule(wrong, number_of)


def whole(low, high=None):
    def wrong(value):
        if not isinstance(value, Number) or not WHOLE.fullmatch(value):
            return "is no whole number"
        return None if within(value, low, high) else "is out of range"

    return Rule(wrong, number_of)


def flag():
    def wrong(value):
        return None if isinstance(value, bool) else "is neither true nor false"

    return Rule(wrong, flag_of)


def texts():
    """A JSON list of texts that are not empty."""

    def wrong(value):
        if not isinstance(value, list):
            return "is no list"
        return next((f"an entry {why}" for why in map(text(1).wrong, value) if why), None)

    return Rule(wrong)


def commas():
    """Texts that are not empty, with commas between."""

    def wrong(value):
        return None if all(value.split(",")) else "has an empty entry"

    return Rule(wrong)


def base58(size):
    """This many bytes in base58, as Solana writes addresses (32) and signatures (64)."""

    def wrong(value):
        if not is_text(value) or not value or set(value) - set(ALPHABET):
            return "is not base58"
        if len(value) > 2 * size:
            return f"is not of {size} bytes"
        total = 0
        for character in value:
            total = total * 58 + ALPHABET.index(character)
        zeros = len(value) - len(value.lstrip("1"))
        return None if zeros + (total.bit_length() + 7) // 8 == size else f"is not of {size} bytes"

    return Rule(wrong)


def json_object(fields):
    """The text of a JSON object with exactly these fields."""

    def wrong(value):
        try:
            given = exact_json(value.encode("utf-8"))
        except ValueError:
            return "is not JSON"
        if not isinstance(given, dict) or set(given) != set(fields):
            return f"has not exactly the fields {', '.join(fields)}"
        found = ((name, rule.wrong(given[name])) for name, rule in fields.items())
        return next((f"its {name} {why}" for name, why in found if why), None)

    return Rule(wrong)
