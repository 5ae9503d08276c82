export {
  countStates,
  postureReportSchema,
  worstOf,
  type Finding,
  type PostureReport,
  type PostureRow,
  type PostureState,
} from "./report";
export {
  DOCUMENT,
  documentationOf,
  isRequirementName,
  requirementGroups,
  requirementNames,
  requirementOf,
  type RequirementName,
} from "./requirements";
