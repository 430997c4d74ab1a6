/** Where a reader's choice of colours is kept; absent or `system`, the system decides. */
export const themeKey = 'theme';

/**
 * Set the chosen colours before anything is drawn, so that nothing flashes. It stands in the page
 * itself; astro.config.mjs puts its hash into the content security policy.
 */
export const themeBoot = `try{let t=localStorage.${themeKey};if(t)document.documentElement.dataset.theme=t}catch{}`;
