import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { createUpstream, multipartBody, UpstreamFailure, type FormFile, type Upstream } from ".";

const opened: { server: Server; upstream: Upstream }[] = [];
afterEach(async () => {
  for (const { server, upstream } of opened.splice(0)) {
    await upstream.close();
    server.closeAllConnections();
    server.close();
  }
});

const file = (bytes: Uint8Array, changes: Partial<FormFile> = {}): FormFile => ({
  fileName: "one.png",
  contentType: "image/png",
  bytes: bytes.length,
  open: async function* () {
    await Promise.resolve();
    yield bytes.subarray(0, 3);
    yield bytes.subarray(3);
  },
  ...changes,
});

/** Reads the form with the platform's own parser. */
const receiving = async () => {
  const forms: FormData[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const type = request.headers["content-type"] ?? "";
      new Response(Buffer.concat(chunks), { headers: { "content-type": type } }).formData().then(
        (form) => {
          forms.push(form);
          response.writeHead(200, { "content-type": "application/json" }).end("{}");
        },
        () => response.writeHead(400).end(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (typeof bound !== "object" || bound === null) throw new Error("no port");
  const upstream = createUpstream({
    name: "uploads",
    address: new URL(`http://127.0.0.1:${bound.port}`),
    log: () => undefined,
  });
  opened.push({ server, upstream });
  const send = (multipart: ReturnType<typeof multipartBody>) =>
    upstream.call({ operation: "upload", method: "POST", path: "/", multipart });
  return { forms, send };
};

describe("a form with files", () => {
  it("arrives as another implementation reads it: names, types, bytes, and its length beforehand", async () => {
    const { forms, send } = await receiving();
    const bytes = Uint8Array.of(137, 80, 78, 71, 13, 10, 0, 255);
    const sent: number[] = [];
    const body = multipartBody(
      [
        { name: "prompt", text: "é🙂\r\n--x" },
        { ...file(bytes), name: "images" },
      ],
      (out) => sent.push(out),
    );
    expect((await send(body)).status).toBe(200);
    expect(forms[0]?.get("prompt")).toBe("é🙂\r\n--x");
    const received = forms[0]?.get("images");
    if (!(received instanceof File)) throw new Error("no file came");
    expect([received.name, received.type]).toEqual(["one.png", "image/png"]);
    expect(new Uint8Array(await received.arrayBuffer())).toEqual(bytes);
    expect(sent.at(-1)).toBe(body.length);
    expect(sent).toEqual(sent.toSorted((left, right) => left - right));
  });

  it("keeps a file name from becoming a header", async () => {
    const { forms, send } = await receiving();
    const fileName = 'a"; name="admin"\r\nX-Evil: 1\r\n\r\n';
    await send(
      multipartBody([{ ...file(Uint8Array.of(1, 2, 3, 4), { fileName }), name: "images" }]),
    );
    expect([...(forms[0]?.keys() ?? [])]).toEqual(["images"]);
  });

  it.each([3, 5])("does not send a file of 4 bytes that was said to have %i", async (bytes) => {
    const { forms, send } = await receiving();
    const wrong = file(Uint8Array.of(1, 2, 3, 4), { bytes });
    const error: unknown = await send(multipartBody([{ ...wrong, name: "images" }])).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UpstreamFailure);
    expect(forms).toEqual([]);
  });

  it.each(["image/png\r\nX-More: 1", "image", "", "image/png; a=b", "image/p ng"])(
    "is not made of a file of content type %j",
    (contentType) => {
      expect(() =>
        multipartBody([{ name: "a", ...file(Uint8Array.of(1), { contentType }) }]),
      ).toThrow(TypeError);
    },
  );

  it("survives a name that is no Unicode", async () => {
    const { forms, send } = await receiving();
    const part = file(Uint8Array.of(1, 2, 3, 4), { fileName: "\ud800.png" });
    expect((await send(multipartBody([{ name: "a", ...part }]))).status).toBe(200);
    expect(forms).toHaveLength(1);
  });
});
