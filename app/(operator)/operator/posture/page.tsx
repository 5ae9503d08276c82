import { Suspense } from "react";
import { PostureHead, PostureLines, PostureWaiting } from "@/components/operator";
import { posture } from "@/lib/server/posture";
import { operatorTitle, requireOperator } from "../require-operator";

export const generateMetadata = operatorTitle("Posture");

async function Measured() {
  return <PostureLines report={await posture()} />;
}

export default async function PosturePage() {
  await requireOperator();
  return (
    <>
      <PostureHead />
      {/* A look after ten minutes without one measures everything, which takes seconds. */}
      <Suspense fallback={<PostureWaiting />}>
        <Measured />
      </Suspense>
    </>
  );
}
