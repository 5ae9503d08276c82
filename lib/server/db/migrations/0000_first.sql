CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wallet" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_challenges" (
	"nonce" text PRIMARY KEY NOT NULL,
	"browser_hash" text NOT NULL,
	"address" text NOT NULL,
	"message" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "purchase_transitions" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"purchase_id" uuid NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"event" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "purchases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wallet" text NOT NULL,
	"listing_id" text NOT NULL,
	"state" text NOT NULL,
	"asset_type" text NOT NULL,
	"asset_id" text NOT NULL,
	"asset_name" text NOT NULL,
	"preview_image_url" text NOT NULL,
	"seller" text NOT NULL,
	"price" numeric(20, 0) NOT NULL,
	"realm_purchase_id" text,
	"confirm_key" uuid NOT NULL,
	"intent" jsonb,
	"transaction" text,
	"message_hash" text,
	"blockhash" text,
	"last_valid_block_height" numeric(20, 0),
	"signed_transaction" text,
	"signature" text,
	"verdict" text,
	"network_fee" numeric(20, 0),
	"slot" numeric(20, 0),
	"absences" integer DEFAULT 0 NOT NULL,
	"waits" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "purchases_signed_has_signature" CHECK ("purchases"."state" not in ('signed', 'submitted', 'paid', 'owned') or ("purchases"."signature" is not null and "purchases"."signed_transaction" is not null))
);
--> statement-breakpoint
ALTER TABLE "purchase_transitions" ADD CONSTRAINT "purchase_transitions_purchase_id_purchases_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "public"."purchases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_wallet" ON "sessions" USING btree ("wallet");--> statement-breakpoint
CREATE INDEX "sessions_expires_at" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_challenges_expires_at" ON "sign_in_challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "purchase_transitions_of" ON "purchase_transitions" USING btree ("purchase_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "purchases_signature" ON "purchases" USING btree ("signature");--> statement-breakpoint
CREATE UNIQUE INDEX "purchases_one_open" ON "purchases" USING btree ("wallet","listing_id") WHERE "purchases"."state" in ('created', 'prepared', 'signed', 'submitted', 'paid');--> statement-breakpoint
CREATE INDEX "purchases_by_wallet" ON "purchases" USING btree ("wallet","created_at");--> statement-breakpoint
CREATE INDEX "purchases_due" ON "purchases" USING btree ("due_at") WHERE "purchases"."state" in ('created', 'prepared', 'signed', 'submitted', 'paid');