// A process with one function in it, as it was unpacked: it answers the events that it is sent.
const [, , path = ''] = process.argv;
const { handler } = await import(path);

process.on('message', async ({ id, event }: { id: number; event: unknown }) => {
  try {
    process.send?.({ id, answer: (await handler(event)) ?? null });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
process.send?.({ id: 0 });

export {};
