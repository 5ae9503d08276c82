export {
  notificationHref,
  notificationKinds,
  notificationTitles,
  type NotificationKind,
} from "./kinds";
export {
  markReadSchema,
  notificationIdSchema,
  notificationPageSchema,
  type MarkRead,
  type NotificationPage,
  type NotificationView,
} from "./wire";
