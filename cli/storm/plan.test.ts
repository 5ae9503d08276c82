import { expect, it } from "vitest";
import { planStorm } from "./plan";

const size = { events: 600, listings: ["list_1", "list_2", "list_3"], seed: 7, from: 0 };
const { ordered, stormy } = planStorm(size);

it("a third comes twice, one in twenty is forged, and every event is among them", () => {
  const genuine = stormy.filter(({ forged }) => !forged);
  expect(ordered).toHaveLength(600);
  expect(genuine).toHaveLength(800);
  expect(stormy).toHaveLength(830);
  expect(new Set(genuine.map(({ eventId }) => eventId)).size).toBe(600);
});

it("comes out of order, the same for the same seed and another for another", () => {
  const ids = (seed: number) => planStorm({ ...size, seed }).stormy.map(({ eventId }) => eventId);
  expect(ids(7)).toEqual(ids(7));
  expect(ids(8)).not.toEqual(ids(7));
  const places = stormy.filter(({ forged }) => !forged).map(({ eventId }) => eventId);
  expect(places).not.toEqual(places.toSorted());
});

it("half of the forgeries bear a genuine event's id with another body", () => {
  const bodies = new Map(ordered.map(({ eventId, body }) => [eventId, body]));
  const forged = stormy.filter((one) => one.forged);
  const borrowed = forged.filter(({ eventId }) => bodies.has(eventId));
  expect(borrowed).toHaveLength(forged.length / 2);
  expect(borrowed.filter(({ eventId, body }) => bodies.get(eventId) === body)).toEqual([]);
});
