/** A dialog that closes gives the focus back to what opened it; what has it here has it after that. */
export const afterDialog = (focus: () => void): void => {
  requestAnimationFrame(focus);
};
