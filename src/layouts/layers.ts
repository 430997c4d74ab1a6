/**
 * The order of the cascade layers: it decides, not the weight of a selector. It stands in the page
 * itself, before every style sheet, since those of components may come in any order.
 */
export const layerOrder = '@layer reset,tokens,base,components,figures,utilities;';
