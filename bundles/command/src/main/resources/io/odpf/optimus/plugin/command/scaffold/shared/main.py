"""The work of @NAME@. Settings and secrets of the run are in the environment."""
import os


def main():
    start = os.environ.get("RANGE_START", "")
    end = os.environ.get("RANGE_END", "")
    print("@NAME@: from {} to {}".format(start, end))


if __name__ == "__main__":
    main()
