"""What the documentation says REALM answers, an example for each call."""

WALLET = "C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN"
TIME = "2026-11-22T10:00:00Z"

LISTING = {
    "listingId": "list_1",
    "assetType": "model",
    "assetId": "mod_1",
    "sellerWallet": WALLET,
    "price": 15.75,
    "currency": "SOL",
    "status": "active",
    "createdAt": TIME,
}
DETAILS = {
    "name": "Neon Muse",
    "description": "",
    "tags": ["neon"],
    "previewImageUrl": "https://cdn.realm.ai/1.png",
}
SHOWN = {**LISTING, "assetDetails": DETAILS}
MODEL = {
    "modelId": "mod_1",
    "name": "Dusk",
    "description": "",
    "status": "active",
    "baseModel": "realm-base-v2.1",
    "createdAt": TIME,
    "lastTrainedAt": TIME,
    "tags": [],
}
PROFILE = {
    "userId": "usr_1",
    "username": "someone",
    "email": "someone@example.com",
    "createdAt": TIME,
    "solanaWalletAddress": WALLET,
    "apiUsage": {"quotaLimit": 100, "quotaUsed": 1, "resetDate": TIME},
}
QUEUED = {"jobId": "job_1", "status": "queued", "estimatedCompletion": TIME}
IMAGE_JOB = {
    "jobId": "job_1",
    "jobType": "image_generation",
    "status": "completed",
    "results": [{"imageId": "img_1", "url": "https://cdn.realm.ai/img_1.png", "seed": 7}],
    "completedAt": TIME,
}
VIDEO_JOB = {
    **IMAGE_JOB,
    "jobType": "video_generation",
    "results": [{"videoId": "vid_1", "url": "https://cdn.realm.ai/vid_1.mp4"}],
}
PREPARED = {
    "purchaseId": "pur_1",
    "listingId": "list_1",
    "status": "pending_signature",
    "transaction": "AQID",
    "expiresAt": TIME,
}
PAID = {"purchaseId": "pur_1", "listingId": "list_1", "status": "completed"}
TRAINING = {
    "modelId": "mod_1",
    "status": "training_queued",
    "trainingJobId": "job_1",
    "estimatedCompletion": TIME,
}


def page(name, entry):
    """A list with one entry."""
    return {name: [entry], "total": 1, "limit": 20, "offset": 0}
