CREATE TABLE "audit_log" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"details" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_log_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "credential_usage" (
	"credential_id" uuid NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"operation" text NOT NULL,
	"calls" integer NOT NULL,
	"errors" integer NOT NULL,
	"refusals" integer NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "credential_usage_credential_id_hour_operation_pk" PRIMARY KEY("credential_id","hour","operation")
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"label" text NOT NULL,
	"fingerprint" text NOT NULL,
	"scopes" text NOT NULL,
	"state" text NOT NULL,
	"master_key_id" text,
	"wrapped_key" text,
	"ciphertext" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"verified_at" timestamp (3) with time zone,
	"activated_at" timestamp (3) with time zone,
	"replaced_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"reason" text,
	CONSTRAINT "credentials_sealed_until_revoked" CHECK (("credentials"."state" = 'revoked') = ("credentials"."ciphertext" is null))
);
--> statement-breakpoint
ALTER TABLE "credential_usage" ADD CONSTRAINT "credential_usage_credential_id_credentials_id_fk" FOREIGN KEY ("credential_id") REFERENCES "public"."credentials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credential_usage_hour" ON "credential_usage" USING btree ("hour");--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_one_active" ON "credentials" USING btree ("owner","scopes") WHERE "credentials"."state" = 'active';--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_one_next" ON "credentials" USING btree ("owner","scopes") WHERE "credentials"."state" = 'next';--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_fingerprint" ON "credentials" USING btree ("owner","fingerprint");--> statement-breakpoint
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'the audit log is append-only';
END;
$$;--> statement-breakpoint
CREATE TRIGGER "audit_log_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_log" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();
