ALTER TABLE "credentials" ADD COLUMN "account" text;--> statement-breakpoint
ALTER TABLE "models" ADD COLUMN "credential_id" uuid;