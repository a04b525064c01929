// @ts-check
// What comes after the first picture: marks of wordings in the fields of the list.

/** The maker of marked fields, for the list. */
export const marking = markedField;
