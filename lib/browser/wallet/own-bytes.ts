/**
 * A copy only we hold. A wallet's script that kept hold of an array it was given, or gave, could
 * change it between the comparison and the sending. Not `slice`, which would ask the array's own class
 * what to make.
 */
export const ownBytes = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);
