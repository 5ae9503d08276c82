CREATE TABLE "sale_transitions" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"sale" uuid NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"event" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sales" ADD COLUMN "received" numeric(20, 0);--> statement-breakpoint
ALTER TABLE "sale_transitions" ADD CONSTRAINT "sale_transitions_sale_sales_id_fk" FOREIGN KEY ("sale") REFERENCES "public"."sales"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sale_transitions_of" ON "sale_transitions" USING btree ("sale","id");