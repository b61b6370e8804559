/** The id of the template that holds the document of the frame in which own checks run. */
export const FRAME_ELEMENT = 'own-checks-frame';
