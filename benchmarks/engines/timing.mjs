// What both drivers share: answer a chain of questions one by one, time each answer, tell the times as JSON.

// Times `answer(number)` and the reading of the next question's relevance, for every question of a freshly built
// chain in order. The next question must be hidden before and relevant after, or something else was measured.
export async function answersOneByOne(length, rounds, build) {
  const taken = [];
  for (let round = 0; round <= rounds; round += 1) {
    const { answer, relevant } = await build(length);
    for (let number = 0; number + 1 < length; number += 1) {
      const before = relevant(number + 1);
      const start = performance.now();
      answer(number);
      const after = relevant(number + 1);
      const milliseconds = performance.now() - start;
      if (before || !after) throw new Error(`question ${number + 1} did not follow the answer before it`);
      if (round > 0) taken.push(milliseconds);
    }
  }
  return taken;
}

export const YES = "yes";
export const NO = "no";

export async function tell(build) {
  const [length, rounds] = process.argv.slice(2).map(Number);
  process.stdout.write(JSON.stringify(await answersOneByOne(length, rounds, build)));
}
