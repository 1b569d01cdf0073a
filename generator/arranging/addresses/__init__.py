"""Where everything is: the path of each file in output/, and the links that lead there."""
