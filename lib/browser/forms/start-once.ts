import { attemptKey, isAttemptOver } from "./attempt-key";

/**
 * Starts a job once, however often it is pressed and whatever becomes of the answer: until it is known how
 * the attempt ended, the same wish goes out with the same key.
 * @param name of what is started, such as "animation"
 * @throws what `send` throws
 */
export const startOnce = async <Wish extends object, Answer>(
  name: string,
  wish: Wish,
  send: (request: Wish & { readonly key: string }) => Promise<Answer>,
  attempt = attemptKey(name),
): Promise<Answer> => {
  const answer = await send({ ...wish, key: attempt.for(wish) }).catch((error: unknown) => {
    if (isAttemptOver(error)) attempt.forget();
    throw error;
  });
  attempt.forget();
  return answer;
};
