import "server-only";

export { createRealmClient, type RealmClient } from "./client";
export { pingRealm, realm } from "./instance";
export { verifyCredential } from "./verify-credential";
