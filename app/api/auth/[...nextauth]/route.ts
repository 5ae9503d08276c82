import { route } from "@/lib/server/http";
import {
  readAuth,
  readPathSchema,
  signInPathSchema,
  signInRequestSchema,
  signInWithSolana,
} from "@/lib/server/identity/routes";

export const GET = route(
  { session: "none", limit: "session", params: readPathSchema },
  ({ request, params }) => readAuth(request, params),
);

export const POST = route(
  { session: "none", limit: "session", params: signInPathSchema, body: signInRequestSchema },
  ({ request, params, body }) => signInWithSolana(request, params, body),
);
