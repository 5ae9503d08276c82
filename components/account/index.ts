export { AccountFrame } from "./account-frame";
export { ProfileSection, ProfileSkeleton } from "./profile/profile-section";
export { OwnDataSection } from "./own-data/own-data-section";
export { RealmKeySection } from "./key/realm-key-section";
export { SessionSection } from "./sessions/session-section";
export { SignInFirst } from "./sign-in-first";
