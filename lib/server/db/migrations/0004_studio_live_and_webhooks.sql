CREATE SEQUENCE "public"."live_sequence" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "consents" (
	"job_id" uuid PRIMARY KEY NOT NULL,
	"wallet" text NOT NULL,
	"version" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"kind" text NOT NULL,
	"sha256" text NOT NULL,
	"type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"width" integer,
	"height" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "job_transitions" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"job_id" uuid NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"event" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wallet" text NOT NULL,
	"key" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"account" text DEFAULT 'own' NOT NULL,
	"licence_mint" text,
	"credential_id" uuid,
	"realm_job_id" text,
	"model_id" text,
	"parameters" jsonb NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"results" jsonb NOT NULL,
	"reason" text,
	"absences" integer DEFAULT 0 NOT NULL,
	"waits" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"sequence" bigint,
	"wallet" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_creations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"key" uuid NOT NULL,
	"wanted" jsonb NOT NULL,
	"model_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_mirrors" (
	"owner" text PRIMARY KEY NOT NULL,
	"synced_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "models" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"realm_model_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"base_model" text,
	"tags" jsonb NOT NULL,
	"status" text NOT NULL,
	"last_trained_at" timestamp (3) with time zone,
	"training_job_id" uuid,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"gone_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"wallet" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "results" (
	"id" uuid PRIMARY KEY NOT NULL,
	"job_id" uuid NOT NULL,
	"wallet" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"realm_id" text NOT NULL,
	"url" text NOT NULL,
	"seed" bigint,
	"file_id" uuid,
	"reason" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "webhook_events" ALTER COLUMN "body" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_transitions" ADD CONSTRAINT "job_transitions_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "files_once" ON "files" USING btree ("owner","sha256") WHERE "files"."kind" = 'upload';--> statement-breakpoint
CREATE INDEX "files_by_owner" ON "files" USING btree ("owner","kind");--> statement-breakpoint
CREATE INDEX "files_unused" ON "files" USING btree ("used_at") WHERE "files"."kind" = 'upload';--> statement-breakpoint
CREATE INDEX "job_transitions_of" ON "job_transitions" USING btree ("job_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_key" ON "jobs" USING btree ("wallet","key");--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_of_realm" ON "jobs" USING btree ("realm_job_id");--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_one_training" ON "jobs" USING btree ("wallet","model_id") WHERE "jobs"."kind" = 'training' and "jobs"."state" in ('created', 'queued', 'processing');--> statement-breakpoint
CREATE INDEX "jobs_by_wallet" ON "jobs" USING btree ("wallet","created_at","id");--> statement-breakpoint
CREATE INDEX "jobs_by_licence" ON "jobs" USING btree ("licence_mint","created_at") WHERE "jobs"."licence_mint" is not null;--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("due_at") WHERE "jobs"."state" in ('created', 'queued', 'processing');--> statement-breakpoint
CREATE UNIQUE INDEX "live_events_sequence" ON "live_events" USING btree ("sequence");--> statement-breakpoint
CREATE INDEX "live_events_at" ON "live_events" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "model_creations_key" ON "model_creations" USING btree ("owner","key");--> statement-breakpoint
CREATE UNIQUE INDEX "models_once" ON "models" USING btree ("owner","realm_model_id");--> statement-breakpoint
CREATE INDEX "models_of_realm" ON "models" USING btree ("realm_model_id");--> statement-breakpoint
CREATE INDEX "models_by_owner" ON "models" USING btree ("owner","created_at","id");--> statement-breakpoint
CREATE INDEX "models_in_training" ON "models" USING btree ("id") WHERE "models"."status" in ('training_queued', 'training') and "models"."gone_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_once" ON "notifications" USING btree ("wallet","kind","subject");--> statement-breakpoint
CREATE INDEX "notifications_by_wallet" ON "notifications" USING btree ("wallet","id");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("wallet") WHERE "notifications"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notifications_at" ON "notifications" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "results_once" ON "results" USING btree ("job_id","realm_id");--> statement-breakpoint
CREATE INDEX "results_by_wallet" ON "results" USING btree ("wallet","created_at","id");--> statement-breakpoint
CREATE INDEX "results_due" ON "results" USING btree ("due_at") WHERE "results"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "results_of_file" ON "results" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "audit_log_of" ON "audit_log" USING btree ("subject","sequence");--> statement-breakpoint
CREATE INDEX "purchases_by_age" ON "purchases" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "purchases_received" ON "purchases" USING gin (("intent" -> 'receive') jsonb_path_ops);--> statement-breakpoint
CREATE INDEX "webhook_events_waiting" ON "webhook_events" USING btree ("subject","occurred_at","id") WHERE "webhook_events"."state" = 'stored';--> statement-breakpoint
CREATE INDEX "webhook_events_settled" ON "webhook_events" USING btree ("settled_at") WHERE "webhook_events"."settled_at" is not null;