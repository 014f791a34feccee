/** As much of an id as people type. */
export const shortId = (id: string): string => id.slice(0, 8);
