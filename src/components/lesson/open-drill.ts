// A drill opens the question of its link when it wakes, and it wakes when it is seen.
const [, skill] = /^#drill=([\w-]+)\./.exec(location.hash) ?? [];
if (skill) document.querySelector(`[data-skill="${skill}"]`)?.scrollIntoView({ block: 'center' });
