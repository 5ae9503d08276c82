export { advance, quietSince, type Standing } from "./advance";
export type { Measurements } from "./measurements";
export {
  alertRule,
  alertRules,
  isAlertRuleId,
  thresholdWords,
  valueWords,
  type AlertRule,
} from "./rules";
export {
  alertDeliveryStates,
  alertEventKinds,
  alertStates,
  type AlertDeliveryState,
  type AlertEventKind,
  type AlertState,
} from "./states";
export {
  acknowledgeAnswerSchema,
  acknowledgeRequestSchema,
  silenceAnswerSchema,
  silenceRequestSchema,
  silences,
  type AcknowledgeOutcome,
  type AlertEventView,
  type AlertView,
  type SilenceRequest,
} from "./view";
