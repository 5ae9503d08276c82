/** A recorded transaction that opens without asking anyone. */
export interface Example {
  readonly name: string;
  /** What there is to see in it. */
  readonly about: string;
  /** As a link has it: base64 of the alphabet for links. */
  readonly text: string;
}

/** Made of the review's own test world; no key in them belongs to anybody. */
export const examples: readonly Example[] = [
  {
    name: "A purchase",
    about: "Seven instructions: two payments, a licence, a note. The seller’s side has signed.",
    text: "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAxQZc9as0i3ax2rvzMjJP-HT38RQvGJauUVVqtZD9ms2zld3c0I8vo3iChmYH4iLC39NCoD0UeCPX7tARi-SkPgAIBBgyKiOPddAnxlf1S2y08ul1yymcJvx2UEhvzdIgBtA9vXMqTrBcFGHBx1nuDx_8O_oEI6OxFMFdddyaHkzPb2r58gTl3Dqh9F19Wo1Rmw0x-zMuNipG07jeiXfYPW4_Js5THXFbXbSg561GAP74TCBiA9m6_X3IrmxZPI5njoPlS9e1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR8VUKAlP12C9y8AgZJCkneevH55Q0pynOtIJikz9lYyYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIyXJY9OJInxuz0QKRSODYMLWhOZ2v8QhASOe9jb6fhZAwZGb-UhFzL_7K26csOb57yM5bvF9xJrLEObOkAAAADqSmxj4pxSCr71UHsTLsX5lUd2rr6-e5JCHuppFEbSLAVKU1qZKSEGTSTocWDaOHx8NbXdvJK7geQfqEBBBUSNBt324ddloZPZy-FGzut5rBy0he1fWzeROoz1hX7_AKmDv1PJbMHe_7BDiNHbKgap8ImOuakGEVd7Bio3okB4WwcIAAUCQA0DAAgACQPoAwAAAAAAAAcGAAUACQYLAQEGAgACDAIAAACQx02TAwAAAAYCAAQMAgAAAPAleBcAAAAACwQDCQUBCgwBAAAAAAAAAAAKAApwdXJfN2YzazJtAA",
  },
  {
    name: "A trap",
    about:
      "It promises a free token, takes nearly everything, and the right to take the rest later.",
    text: "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACAAQAEB4qI4910CfGV_VLbLTy6XXLKZwm_HZQSG_N0iAG0D29cbnoc3Smwt4_ROvTFWY_v9O8qlxZuPKby5Pv8zYBQW_GIxXesRjvXmnFeYpAnA0zOrg4tnqKfK1mbITZNuQKeqAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAwZGb-UhFzL_7K26csOb57yM5bvF9xJrLEObOkAAAAAFSlNamSkhBk0k6HFg2jh8fDW13bySu4HkH6hAQQVEjQbd9uHXZaGT2cvhRs7reawctIXtX1s3kTqM9YV-_wCpg79TyWzB3v-wQ4jR2yoGqfCJjrmpBhFXewYqN6JAeFsEBAAFAkANAwAFACdDbGFpbSB5b3VyIGZyZWUgbWludC4gTm8gY29zdCwgbm8gcmlzayEGAwIBAAkE__________8DAgABDAIAAAAAuQ7vFgAAAAA",
  },
  {
    name: "A message alone",
    about: "What a wallet is asked to sign, before anybody has: 1.25 SOL and a word of thanks.",
    text: "AQACBIqI4910CfGV_VLbLTy6XXLKZwm_HZQSG_N0iAG0D29cgTl3Dqh9F19Wo1Rmw0x-zMuNipG07jeiXfYPW4_Js5QAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAVKU1qZKSEGTSTocWDaOHx8NbXdvJK7geQfqEBBBUSNg79TyWzB3v-wQ4jR2yoGqfCJjrmpBhFXewYqN6JAeFsCAgIAAQwCAAAAgHyBSgAAAAADABNUaGFuayB5b3UgZm9yIGx1bmNo",
  },
];
