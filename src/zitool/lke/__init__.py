"""An LKE out of cells and into them: its form, its answers, and the workbooks that lie beside it."""
