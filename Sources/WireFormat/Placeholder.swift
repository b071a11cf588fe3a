// Begun with the package; replaced by the target's first type.
