import "server-only";

export {
  changeProfile,
  connect,
  disconnect,
  endOtherSessions,
  endSession,
  listSessions,
  readConnection,
  readEmail,
  readProfile,
} from "./service";
