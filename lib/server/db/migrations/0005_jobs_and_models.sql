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
ALTER TABLE "job_transitions" ADD CONSTRAINT "job_transitions_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "job_transitions_of" ON "job_transitions" USING btree ("job_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_key" ON "jobs" USING btree ("wallet","key");--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_of_realm" ON "jobs" USING btree ("realm_job_id");--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_one_training" ON "jobs" USING btree ("wallet","model_id") WHERE "jobs"."kind" = 'training' and "jobs"."state" in ('created', 'queued', 'processing');--> statement-breakpoint
CREATE INDEX "jobs_by_wallet" ON "jobs" USING btree ("wallet","created_at","id");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("due_at") WHERE "jobs"."state" in ('created', 'queued', 'processing');--> statement-breakpoint
CREATE UNIQUE INDEX "models_once" ON "models" USING btree ("owner","realm_model_id");--> statement-breakpoint
CREATE INDEX "models_of_realm" ON "models" USING btree ("realm_model_id");--> statement-breakpoint
CREATE INDEX "models_by_owner" ON "models" USING btree ("owner","created_at","id");--> statement-breakpoint
CREATE INDEX "models_in_training" ON "models" USING btree ("id") WHERE "models"."status" in ('training_queued', 'training') and "models"."gone_at" is null;