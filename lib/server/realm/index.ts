import "server-only";

export { fixedAccess } from "./access";
export { createRealmClient, type RealmClient } from "./client";
export { pingRealm, realm, realmOf } from "./instance";
export { accountOf, verifyCredential } from "./verify-credential";
