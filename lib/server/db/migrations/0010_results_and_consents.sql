CREATE TABLE "consents" (
	"job_id" uuid PRIMARY KEY NOT NULL,
	"wallet" text NOT NULL,
	"version" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
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
ALTER TABLE "consents" ADD CONSTRAINT "consents_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "results_once" ON "results" USING btree ("job_id","realm_id");--> statement-breakpoint
CREATE INDEX "results_by_wallet" ON "results" USING btree ("wallet","created_at","id");--> statement-breakpoint
CREATE INDEX "results_due" ON "results" USING btree ("due_at") WHERE "results"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "results_of_file" ON "results" USING btree ("file_id");