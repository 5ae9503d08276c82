import { route } from "@/lib/server/http";
import { signOut } from "@/lib/server/identity/routes";

export const POST = route({ limit: "session", session: "none" }, () => signOut());
