import * as z from "zod";
import type { UpstreamAnswer, UpstreamCall } from "../types";
import type { IssuedToken } from "./access-token";

const tokenSchema = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/iu),
  expires_in: z.int().positive(),
});

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Path of the token endpoint below the upstream's base address. */
  readonly tokenPath: string;
}

const formEncoded = (text: string): string => new URLSearchParams({ "": text }).toString().slice(1);

/**
 * Gets a token with OAuth 2 client credentials (RFC 6749, 4.4); id and secret go in the header, form-
 * encoded as section 2.3.1 says.
 * @throws UpstreamFailure, or Error where the endpoint refuses or answers otherwise; never with its text
 */
export const issueWith =
  (
    upstream: { call(call: UpstreamCall): Promise<UpstreamAnswer> },
    { clientId, clientSecret, tokenPath }: ClientCredentials,
  ): (() => Promise<IssuedToken>) =>
  async () => {
    const basic = Buffer.from(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`);
    const answer = await upstream.call({
      operation: "issueToken",
      method: "POST",
      path: tokenPath,
      form: "grant_type=client_credentials",
      readOnly: true,
      authenticate: () => ({
        credential: null,
        headers: ["authorization", `Basic ${basic.toString("base64")}`],
      }),
    });
    if (answer.status !== 200) throw new Error(`the token endpoint answered ${answer.status}`);
    const body: unknown = JSON.parse(Buffer.from(answer.body).toString("utf8"));
    const { access_token, expires_in } = tokenSchema.parse(body);
    return { accessToken: access_token, expiresIn: expires_in };
  };
