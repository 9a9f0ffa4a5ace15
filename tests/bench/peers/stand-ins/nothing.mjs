// In place of what ListView imports and does not draw here: icons of files, files dropped on it.
export const FileTypeIcon = () => null;
export const IconType = {};
export const DragDropFiles = ({ children }) => children;
