package kb

// OpenEmbedded unpacks the embedded base anew, for measuring.
func OpenEmbedded() { _, _ = Open(embedded) }
