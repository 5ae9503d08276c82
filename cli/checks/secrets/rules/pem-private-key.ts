import { matching, type Rule } from "../rule";

/** The armour alone stands in guards and documents; with a line of Base64 after it, it is a key. */
export const pemPrivateKey: Rule = {
  id: "pem-private-key",
  what: "a private key in PEM",
  find: matching(/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\\nr"'+]*[\w+/=]{24}/gu),
};
