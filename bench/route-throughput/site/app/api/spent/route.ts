/** Microseconds of processor time that this server has used so far. */
export const POST = (): Response => {
  const { user, system } = process.cpuUsage();
  return Response.json(user + system);
};
