"""A creator trains, lists and takes back; a buyer buys. Every step is checked against the documentation.

Reads its configuration as JSON from standard input, writes what it did as JSON to standard output;
ends with a failed assertion where REALM answers otherwise than documented.
"""

import base64
import json
import struct
import sys
import time
import urllib.request
import uuid
import zlib

from ed25519 import base58, public_key, sign
from realm_client import Realm, Refused

PATIENCE_SECONDS = 30


def png(width, height):
    """A grey PNG of this size."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = (b"\0" + b"\x80" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def until(look, wanted, states):
    """Looks until the status is the one wanted; every status on the way must be a known one."""
    ends = time.time() + PATIENCE_SECONDS
    while True:
        seen = look()
        assert seen["status"] in states, seen
        if seen["status"] == wanted:
            return seen
        assert time.time() < ends, f"still {seen['status']}"
        time.sleep(0.05)


def rpc(url, method, *params):
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        result = json.loads(answer.read())
    assert "error" not in result, result
    return result["result"]


def compact(data, at):
    """A compact-u16 and where it ends."""
    value, shift = 0, 0
    while True:
        value |= (data[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 0x80:
            return value, at


def signed_by(seed, wire):
    """The wire transaction with this signer's signature in its place, and that signature."""
    count, start = compact(wire, 0)
    message = wire[start + 64 * count :]
    header = 1 if message[0] & 0x80 else 0
    _keys, first = compact(message, header + 3)
    signers = [message[first + 32 * i : first + 32 * (i + 1)] for i in range(count)]
    place = signers.index(public_key(seed))
    signature = sign(seed, message)
    at = start + 64 * place
    return wire[:at] + signature + wire[at + 64 :], signature


def refusal_of(call):
    try:
        call()
    except Refused as refused:
        return refused.status
    raise AssertionError("this must be refused")


def train(creator):
    form = {"name": "From Python", "description": "Made by hand.", "tags": ["python"]}
    body = {**form, "baseModel": "realm-base-v2.1"}
    key = str(uuid.uuid4())
    model = creator.call("POST", "/models", body, key=key)
    assert creator.call("POST", "/models", body, key=key) == model
    assert refusal_of(lambda: creator.call("POST", "/models", {**body, "name": "X"}, key=key)) == 422
    assert model["status"] == "pending_training", model
    params = json.dumps({"steps": 10, "learningRate": 0.001})
    parts = [("images", png(16, 16)), ("images", png(17, 9)), ("trainingParams", params)]
    path = f"/models/{model['modelId']}"
    training = creator.call("POST", f"{path}/train", form=parts)
    assert training["status"] == "training_queued" and training["trainingJobId"], training
    return until(
        lambda: creator.call("GET", path), "active", {"training_queued", "training", "active"}
    )


def draw(creator, model):
    job = creator.call(
        "POST",
        "/images/generate",
        {"modelId": model["modelId"], "prompt": "A snake, coiled", "width": 96, "height": 64},
    )
    assert job["status"] == "queued", job
    done = until(
        lambda: creator.call("GET", f"/images/jobs/{job['jobId']}"),
        "completed",
        {"queued", "processing", "completed"},
    )
    with urllib.request.urlopen(done["results"][0]["url"], timeout=30) as answer:
        data = answer.read()
        assert answer.headers["Content-Type"] == "image/png"
    assert struct.unpack(">II", data[16:24]) == (96, 64)


def offer(creator, model):
    body = {
        "assetType": "model",
        "assetId": model["modelId"],
        "price": 0.25,
        "currency": "SOL",
        "description": "One of one.",
        "listingType": "fixed_price",
    }
    call = lambda: creator.call(
        "POST", "/marketplace/listings", body, signed=True, key=str(uuid.uuid4())
    )
    listing = call()
    assert listing["status"] == "active" and listing["price"] == 0.25, listing
    assert refusal_of(call) == 409
    return listing


def buy(platform, listing, seed, rpc_url):
    listing_id = listing["listingId"]
    found = platform.call("GET", "/marketplace/listings/search?query=from%20python&limit=5")
    assert listing_id in [one["listingId"] for one in found["listings"]], found
    path = f"/marketplace/listings/{listing_id}/purchase"
    key = str(uuid.uuid4())
    body = {"buyerWallet": base58(public_key(seed))}
    assert refusal_of(lambda: platform.call("POST", path, body, key=key)) == 403
    prepared = platform.call("POST", path, body, signed=True, key=key)
    assert prepared["status"] == "pending_signature", prepared
    assert platform.call("POST", path, body, signed=True, key=key) == prepared
    wire, signature = signed_by(seed, base64.b64decode(prepared["transaction"]))
    sent = rpc(rpc_url, "sendTransaction", base64.b64encode(wire).decode(), {"encoding": "base64"})
    assert sent == base58(signature)
    purchase_path = f"/marketplace/purchases/{prepared['purchaseId']}"
    confirm = lambda: platform.call(
        "POST",
        f"{purchase_path}/confirm",
        {"solanaTxSignature": sent},
        signed=True,
        key=str(uuid.uuid4()),
    )
    until(confirm, "completed", {"pending_confirmation", "completed"})
    assert platform.call("GET", purchase_path)["status"] == "completed"
    sold = platform.call("GET", f"/marketplace/listings/{listing_id}")
    assert sold["status"] == "sold" and sold["solanaTxSignature"] == sent, sold
    again = lambda: platform.call("POST", path, body, signed=True, key=str(uuid.uuid4()))
    assert refusal_of(again) == 409
    return prepared["purchaseId"]


def take_back(creator, model):
    listing = offer(creator, model)
    path = f"/marketplace/listings/{listing['listingId']}"
    assert refusal_of(lambda: creator.call("DELETE", path)) == 403
    assert creator.call("DELETE", path, signed=True)["status"] == "cancelled"
    creator.call("DELETE", f"/models/{model['modelId']}", signed=True)
    assert refusal_of(lambda: creator.call("GET", f"/models/{model['modelId']}")) == 404
    return listing["listingId"]


def main():
    settings = json.load(sys.stdin)
    account = lambda name: Realm(
        settings["realm"], settings[name]["apiKey"], settings[name]["apiSecret"]
    )
    creator, platform = account("creator"), account("platform")
    nobody = Realm(settings["realm"], "no key", "no secret")
    assert refusal_of(lambda: nobody.call("GET", "/user/profile")) == 401
    profile = creator.call("GET", "/user/profile")
    assert profile["solanaWalletAddress"] == settings["creator"]["wallet"], profile
    model = train(creator)
    draw(creator, model)
    listing = offer(creator, model)
    purchase = buy(platform, listing, bytes.fromhex(settings["buyerSeed"]), settings["rpc"])
    cancelled = take_back(creator, train(creator))
    print(json.dumps({"sold": listing["listingId"], "purchase": purchase, "cancelled": cancelled}))


main()
