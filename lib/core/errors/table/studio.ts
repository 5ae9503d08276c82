import { entry, type ErrorEntry } from "./entry";

/** Models, jobs, results, files and licences. */
export const studio = {
  MODEL_NOT_FOUND: entry(404, false, "This model does not exist, or no longer does."),
  MODEL_KEY: entry(
    409,
    false,
    "This was sent before, with other words or long ago. Look whether the model is there, then send it again.",
  ),
  MODEL_NAME: entry(409, false, "That is not this model's name. Nothing was deleted."),
  MODEL_LISTED: entry(
    409,
    false,
    "This model is for sale. Take it off the market first; it was not deleted.",
  ),
  JOB_NOT_FOUND: entry(404, false, "There is no such job."),
  JOB_STATE: entry(409, false, "This job has moved on. Look at how it stands now."),
  RESULT_NOT_FOUND: entry(404, false, "This result is not here, or no longer."),
  USERNAME_TAKEN: entry(409, false, "That user name is taken. Choose another."),
  JOB_KEY: entry(409, false, "This key has begun another job already. Take a new one."),
  JOBS_FULL: entry(
    429,
    true,
    "Too many of your jobs are still under way. Wait until one of them has ended.",
  ),
  FILE_NOT_FOUND: entry(404, false, "This file is not here, or no longer. Add it again."),
  FILE_EMPTY: entry(422, false, "This file is empty. Nothing was kept of it."),
  FILE_TYPE: entry(
    422,
    false,
    "What is in this file is not of a kind that is taken here, whatever its name says.",
  ),
  FILE_TOO_LARGE: entry(
    413,
    false,
    "This file is too large: 20 MB for a picture, 100 MB for a film.",
  ),
  FILE_DIMENSIONS: entry(
    422,
    false,
    "Each side has to have 64 to 8192 pixels, and the whole at most 50 megapixels (24 if it is stored in passes).",
  ),
  FILE_UNREADABLE: entry(422, false, "This file is damaged or cut off, so it can't be read."),
  FILE_BROKEN_OFF: entry(400, true, "The connection broke off before the whole file was here."),
  FILES_FULL: entry(
    409,
    false,
    "There is no room for more of your files: those here were used within the last hour, or a job under way needs them. Try again later.",
  ),
  UPLOADS_BUSY: entry(429, true, "Too many of your files are on their way at once. Wait a moment."),
  MODEL_IN_TRAINING: entry(
    409,
    false,
    "This model is in training already. Wait until it has ended.",
  ),
  PERSONAL_DATA: entry(
    422,
    false,
    "These words seem to hold somebody's e-mail address, phone, card or identity number. Nothing was sent. Take it out, or say that it shall be sent.",
  ),
  MASK_SIZE: entry(422, false, "The mask has to be a PNG of exactly the picture's size."),
  LICENCE_REQUIRED: entry(
    403,
    false,
    "Your wallet does not hold this model's licence at the moment. Nothing was sent.",
  ),
  LICENCE_QUOTA: entry(
    429,
    true,
    "Your licences have made as many pictures as they may in a day. Come back later, or connect a REALM account of your own.",
  ),
  PICTURES_BUSY: entry(503, true, "Too many pictures are being drawn. Ask again in a moment."),
} as const satisfies Record<string, ErrorEntry>;
