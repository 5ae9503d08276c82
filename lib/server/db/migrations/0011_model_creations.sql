CREATE TABLE "model_creations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"key" uuid NOT NULL,
	"wanted" jsonb NOT NULL,
	"model_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "model_creations_key" ON "model_creations" USING btree ("owner","key");