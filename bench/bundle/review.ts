// Everything the review's door gives, as a page that uses all of it would load it.
export * from "@/lib/core/review";
