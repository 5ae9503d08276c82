"""Every call the documentation has: what is sent, and what comes back."""

import re

import answers
from values import File, base58, commas, flag, json_object, number, text, texts, whole, word

ADDRESS = base58(32)
SIGNATURE = base58(64)
SOL_PLACES = 9
ASSET = word("model", "influencer")
PAGE = {"limit": whole(1), "offset": whole(0)}
PICTURE = File("image/jpeg", "image/png")
FILM = ("video/mp4", "video/quicktime")


class Call:
    """A row of the documentation's tables. `body` is "json", "form" or None where nothing is sent;
    `needs` and `may` are its fields. With `some`, one of `may` at least has to be there."""

    def __init__(self, method, path, status, answer, **rules):
        self.method = method
        self.operation = f"{method} {path}"
        self.pattern = re.compile("/v1" + path.replace("{id}", r"[A-Za-z0-9_-]{1,128}"))
        self.status = status
        self.answer = answer
        self.signed = rules.get("signed", False)
        self.idempotent = rules.get("idempotent", False)
        self.body = rules.get("body")
        self.needs = rules.get("needs", {})
        self.may = rules.get("may", {})
        self.some = rules.get("some", False)
        self.query = rules.get("query", {})


SEARCH = {
    **PAGE,
    "query": text(),
    "assetType": ASSET,
    "tags": commas(),
    "minPrice": number(0, places=SOL_PLACES),
    "maxPrice": number(0, places=SOL_PLACES),
    "sortBy": word("createdAt", "price"),
    "sortOrder": word("asc", "desc"),
}
OFFER = {
    "assetType": ASSET,
    "assetId": text(1),
    "price": number(0, above=True, places=SOL_PLACES),
    "currency": word("SOL"),
    "description": text(),
    "listingType": word("fixed_price", "auction"),
}
ABOUT = {"name": text(1), "description": text(), "tags": texts()}
TRAINING = json_object({"steps": whole(1), "learningRate": number(0, above=True)})
STATUS = word("pending_training", "training_queued", "training", "active", "failed")
ORDER = {"modelId": text(1), "prompt": text(1)}
OUTPUT = {"negativePrompt": text(), "guidanceScale": number(0), "numOutputs": whole(1, 4)}
SIZE = {"width": whole(1), "height": whole(1)}
MOTION = {
    "animationType": word("standard_motion", "zoom_in", "pan_left"),
    "durationSeconds": number(0, above=True),
    "fps": whole(1),
    "motionStrength": number(0, 1),
}
SWAP = {"sourceFace": PICTURE, "targetMedia": File(*PICTURE.types, *FILM)}
FLAGS = {"enhanceQuality": flag(), "detectMultipleFaces": flag()}

LISTINGS = "/marketplace/listings"
LISTING = f"{LISTINGS}/{{id}}"
BOUGHT = "/marketplace/purchases/{id}"
ACTS = {"signed": True, "idempotent": True, "body": "json"}

MARKET = (
    Call("POST", LISTINGS, 201, answers.LISTING, **ACTS, needs=OFFER),
    Call("GET", f"{LISTINGS}/search", 200, answers.page("listings", answers.SHOWN), query=SEARCH),
    Call("GET", LISTING, 200, answers.SHOWN),
    Call("DELETE", LISTING, 200, {**answers.LISTING, "status": "cancelled"}, signed=True),
    Call("POST", f"{LISTING}/purchase", 200, answers.PREPARED, **ACTS, needs={"buyerWallet": ADDRESS}),
    Call("POST", f"{BOUGHT}/confirm", 200, answers.PAID, **ACTS, needs={"solanaTxSignature": SIGNATURE}),
    Call("GET", BOUGHT, 200, answers.PAID),
)
MODELS = (
    Call("POST", "/models", 201, {**answers.MODEL, "status": "pending_training"}, idempotent=True,
         body="json", needs={**ABOUT, "baseModel": text(1)}),
    Call("POST", "/models/{id}/train", 202, answers.TRAINING, body="form",
         needs={"images": PICTURE, "trainingParams": TRAINING}),
    Call("GET", "/models/{id}", 200, answers.MODEL),
    Call("GET", "/models", 200, answers.page("models", answers.MODEL), query={**PAGE, "status": STATUS}),
    Call("PATCH", "/models/{id}", 200, answers.MODEL, body="json", may=ABOUT, some=True),
    Call("DELETE", "/models/{id}", 204, None, signed=True),
)
MEDIA = (
    Call("POST", "/images/generate", 202, answers.QUEUED, body="json", needs=ORDER, may={**OUTPUT, **SIZE}),
    Call("POST", "/images/modify", 202, answers.QUEUED, body="form", needs={**ORDER, "image": PICTURE},
         may={**OUTPUT, "mask": PICTURE, "strength": number(0, 1)}),
    Call("GET", "/images/jobs/{id}", 200, answers.IMAGE_JOB),
    Call("POST", "/videos/generate", 202, answers.QUEUED, body="form", needs={"sourceImage": PICTURE}, may=MOTION),
    Call("POST", "/videos/faceswap", 202, answers.QUEUED, body="form", needs=SWAP, may=FLAGS),
    Call("GET", "/videos/jobs/{id}", 200, answers.VIDEO_JOB),
)
USER = (
    Call("GET", "/user/profile", 200, answers.PROFILE),
    Call("PATCH", "/user/profile", 200, answers.PROFILE, body="json", some=True,
         may={"username": text(1), "solanaWalletAddress": ADDRESS}),
)
CALLS = (*MARKET, *MODELS, *MEDIA, *USER)
