/**
 * A WebM file of VP8 key frames (RFC 6386 in Matroska, RFC 9559). A lossy WebP picture without alpha
 * is one VP8 key frame in a RIFF envelope, so that a picture encoder is all the video encoder needed.
 */
const CLUSTER_MILLIS = 1000;
const TRACK = 1;

/** A Matroska element's id, as its bytes. */
type Id = readonly number[];

/** A length as eight bytes, which every reader takes. */
const size = (length: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length) | (1n << 56n));
  return bytes;
};

const element = (id: Id, ...content: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from(id), size(body.length), body]);
};

const uint = (id: Id, value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return element(id, bytes);
};

const float = (id: Id, value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return element(id, bytes);
};

const text = (id: Id, value: string): Buffer => element(id, Buffer.from(value));

const head = element(
  [0x1a, 0x45, 0xdf, 0xa3],
  uint([0x42, 0x86], 1),
  uint([0x42, 0xf7], 1),
  uint([0x42, 0xf2], 4),
  uint([0x42, 0xf3], 8),
  text([0x42, 0x82], "webm"),
  uint([0x42, 0x87], 2),
  uint([0x42, 0x85], 2),
);

/** The VP8 frame inside a lossy WebP. @throws RangeError where it is of another kind. */
export const keyFrameOf = (webp: Uint8Array): Buffer => {
  const bytes = Buffer.from(webp);
  const kind = bytes.toString("latin1", 12, 16);
  if (kind !== "VP8 ") throw new RangeError(`a lossy WebP without alpha is needed, not ${kind}`);
  return bytes.subarray(20, 20 + bytes.readUInt32LE(16));
};

/** @param at Milliseconds since the cluster's beginning. */
const simpleBlock = (frame: Uint8Array, at: number): Buffer => {
  const header = Buffer.alloc(4);
  header.writeUInt8(0x80 | TRACK, 0);
  header.writeInt16BE(at, 1);
  header.writeUInt8(0x80, 3);
  return element([0xa3], header, frame);
};

interface Cluster {
  readonly start: number;
  readonly bytes: Buffer;
}

const clustersOf = (frames: readonly Uint8Array[], fps: number): readonly Cluster[] => {
  const timed = frames.map((frame, index) => ({ frame, at: Math.round((index * 1000) / fps) }));
  const starts = [...new Set(timed.map(({ at }) => at - (at % CLUSTER_MILLIS)))];
  return starts.map((start) => ({
    start,
    bytes: element(
      [0x1f, 0x43, 0xb6, 0x75],
      uint([0xe7], start),
      ...timed
        .filter(({ at }) => at - (at % CLUSTER_MILLIS) === start)
        .map(({ frame, at }) => simpleBlock(frame, at - start)),
    ),
  }));
};

/** Where each cluster begins, so that players can seek. @param first Bytes from the segment's content. */
const cuesOf = (clusters: readonly Cluster[], first: number): Buffer => {
  let position = first;
  const points = clusters.map(({ start, bytes }) => {
    const place = element([0xb7], uint([0xf7], TRACK), uint([0xf1], position));
    position += bytes.length;
    return element([0xbb], uint([0xb3], start), place);
  });
  return element([0x1c, 0x53, 0xbb, 0x6b], ...points);
};

export interface Video {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  /** Lossy WebP pictures without alpha, all of this size. */
  readonly frames: readonly Uint8Array[];
}

/** The WebM file. Its duration is the number of frames over fps. */
export const muxWebm = ({ width, height, fps, frames }: Video): Buffer => {
  const info = element(
    [0x15, 0x49, 0xa9, 0x66],
    uint([0x2a, 0xd7, 0xb1], 1_000_000),
    float([0x44, 0x89], (frames.length * 1000) / fps),
    text([0x4d, 0x80], "Countersign sandbox"),
    text([0x57, 0x41], "Countersign sandbox"),
  );
  const picture = element([0xe0], uint([0xb0], width), uint([0xba], height));
  const track = element(
    [0xae],
    uint([0xd7], TRACK),
    uint([0x73, 0xc5], TRACK),
    uint([0x83], 1),
    uint([0x9c], 0),
    uint([0x23, 0xe3, 0x83], Math.round(1_000_000_000 / fps)),
    text([0x86], "V_VP8"),
    picture,
  );
  const tracks = element([0x16, 0x54, 0xae, 0x6b], track);
  const clusters = clustersOf(frames.map(keyFrameOf), fps);
  // The cues' own length does not depend on what they say: every number has eight bytes.
  const first = info.length + tracks.length + cuesOf(clusters, 0).length;
  const parts = [info, tracks, cuesOf(clusters, first), ...clusters.map(({ bytes }) => bytes)];
  return Buffer.concat([head, element([0x18, 0x53, 0x80, 0x67], ...parts)]);
};
