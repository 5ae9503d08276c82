export { StudioFrame } from "./studio-frame";
export { ConnectInvitation, SignInFirst } from "./invitations";
export { Ways } from "./ways";
